import { createDOMRenderer, RendererProvider } from '@fluentui/react-components';
import { createRoot } from 'react-dom/client';
import './tokens.css';
import './app/app.css';
import { App } from './app/App';
import { ErrorBoundary } from './app/ErrorBoundary';
import { createAppStore } from './state/app-state';
import { StoreContext } from './state/use-app-state';

const store = createAppStore(window.readiness);
const root = document.getElementById('root');
// The policy lets in only style elements that carry the nonce of this load.
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
const styles = createDOMRenderer(document, { styleElementAttributes: { nonce } });
if (root) {
  createRoot(root).render(
    <ErrorBoundary>
      <RendererProvider renderer={styles}>
        <StoreContext value={store}>
          <App />
        </StoreContext>
      </RendererProvider>
    </ErrorBoundary>,
  );
}
window.readiness.onMenuRequest((request) => {
  const { openFiles, openFolder, copyCollectors } = store.getState();
  void { 'open-files': openFiles, 'open-folder': openFolder, 'copy-collectors': copyCollectors }[request]();
});
window.readiness.onMachinesProgress((progress) => store.getState().progressMachines(progress));
void store.getState().loadInfo();
void store.getState().takeUpDocument();
