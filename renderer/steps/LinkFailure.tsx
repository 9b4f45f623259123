import { ErrorNotice } from '../components/ErrorNotice';
import { useAppState } from '../state/use-app-state';

/** Why a page could not be opened; it is gone with the next one that is. */
export function LinkFailure() {
  const unopened = useAppState((state) => state.unopenedLink);
  return unopened && <ErrorNotice error={unopened.error} />;
}
