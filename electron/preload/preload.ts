import { contextBridge, ipcRenderer } from 'electron';
// Types only: a sandboxed preload carries no validation, main does that.
import type { Bridge, Call, Channel, Input, MachinesProgress, MenuRequest, Progress } from './contract';
import { machinesProgressChannel, menuRequestChannel, progressChannel } from './main-channels';

const call =
  <C extends Channel>(channel: C): Call<C> =>
  (input: Input<C>) =>
    ipcRenderer.invoke(channel, input);

/** Listens to what main sends on a channel. */
function on<Sent>(channel: string, listener: (sent: Sent) => void): () => void {
  const receive = (_event: unknown, sent: Sent) => listener(sent);
  ipcRenderer.on(channel, receive);
  return () => ipcRenderer.off(channel, receive);
}

const bridge: Bridge = {
  appInfo: call('app:info'),
  currentDocument: call('document:current'),
  assessDevice: call('device:assess'),
  cancelAssessment: call('device:cancel'),
  retrySection: call('device:retry'),
  recordStatement: call('statement:record'),
  describeDocument: call('document:describe'),
  openDocument: call('document:open'),
  openDropped: call('document:open-dropped'),
  exportDocument: call('document:export'),
  listMachines: call('machines:list'),
  openMachine: call('machines:open'),
  clearMachines: call('machines:clear'),
  exportMachines: call('machines:export'),
  cancelMachines: call('machines:cancel'),
  copyCollectors: call('collectors:copy'),
  openLink: call('link:open'),
  onProgress: (listener: (progress: Progress) => void) => on(progressChannel, listener),
  onMachinesProgress: (listener: (progress: MachinesProgress) => void) => on(machinesProgressChannel, listener),
  onMenuRequest: (listener: (request: MenuRequest) => void) => on(menuRequestChannel, listener),
};

contextBridge.exposeInMainWorld('readiness', bridge);
