import { contextBridge, ipcRenderer } from 'electron';
// Types only: a sandboxed preload carries no validation, main does that.
import type { Bridge, Call, Channel, Input, Progress } from './contract';
import { openRequestChannel, progressChannel } from './main-channels';

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
  openLink: call('link:open'),
  onProgress: (listener: (progress: Progress) => void) => on(progressChannel, listener),
  onOpenRequested: (listener) => on(openRequestChannel, () => listener()),
};

contextBridge.exposeInMainWorld('readiness', bridge);
