import { DocumentArrowDown24Regular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { useAppState } from '../state/use-app-state';

/** Opens the file that is dropped anywhere onto the window, and shows that it would while one is held over it. */
export function DropTarget() {
  const openDropped = useAppState((state) => state.openDropped);
  const [over, setOver] = useState(false);
  useEffect(() => {
    const ends = new AbortController();
    const { signal } = ends;
    // Elements below the pointer are entered and left one by one; only the last leave is one of the window.
    let entered = 0;
    const withFiles = (act: (event: DragEvent) => void) => (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      act(event);
    };
    const show = (change: number) => {
      entered = Math.max(0, change === 0 ? 0 : entered + change);
      setOver(entered > 0);
    };
    addEventListener(
      'dragover',
      withFiles(() => {}),
      { signal },
    );
    addEventListener(
      'dragenter',
      withFiles(() => show(1)),
      { signal },
    );
    addEventListener(
      'dragleave',
      withFiles(() => show(-1)),
      { signal },
    );
    addEventListener(
      'drop',
      withFiles(({ dataTransfer }) => {
        show(0);
        void openDropped([...(dataTransfer?.files ?? [])]);
      }),
      { signal },
    );
    return () => ends.abort();
  }, [openDropped]);
  return (
    over && (
      <div className="drop">
        <DocumentArrowDown24Regular aria-hidden />
        <p className="strong">Drop it to open it</p>
        <p className="muted">A document (*.mdeready.json) or a collected inventory</p>
      </div>
    )
  );
}
