import { contextBridge, ipcRenderer } from 'electron';
// Types only: a sandboxed preload carries no validation, main does that.
import type { Bridge, Call, Channel, Input, Progress } from './contract';
import { progressChannel } from './progress-channel';

const call =
  <C extends Channel>(channel: C): Call<C> =>
  (input: Input<C>) =>
    ipcRenderer.invoke(channel, input);

const bridge: Bridge = {
  appInfo: call('app:info'),
  currentDocument: call('document:current'),
  assessDevice: call('device:assess'),
  cancelAssessment: call('device:cancel'),
  retrySection: call('device:retry'),
  recordStatement: call('statement:record'),
  describeDocument: call('document:describe'),
  exportDocument: call('document:export'),
  openLink: call('link:open'),
  onProgress(listener) {
    const receive = (_event: unknown, progress: Progress) => listener(progress);
    ipcRenderer.on(progressChannel, receive);
    return () => ipcRenderer.off(progressChannel, receive);
  },
};

contextBridge.exposeInMainWorld('readiness', bridge);
