import { DocumentArrowDown24Regular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { dropLimits } from '../../core/document/opening-limits';
import { useAppState } from '../state/use-app-state';
import { type DroppedEntry, readDropped } from './dropped-files';

/** Opens what is dropped anywhere onto the window, files and folders, and shows that it would while something is held over it. */
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
        if (dataTransfer) void openDropped(readDropped(entriesOf(dataTransfer), dropLimits));
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
        <p className="muted">Documents (*.mdeready.json), and what was collected on other machines: files or folders, any number</p>
      </div>
    )
  );
}

/** What the browser lets go of once the event is over, so it is taken at once. A file that has no entry (a page made it) is read as one. */
function entriesOf({ items }: DataTransfer): DroppedEntry[] {
  return [...items].flatMap((item) => {
    if (item.kind !== 'file') return [];
    const entry = item.webkitGetAsEntry();
    // A browser's entry is a file's or a folder's by these two; TypeScript's types do not say so.
    if (entry) return [entry as unknown as DroppedEntry];
    const file = item.getAsFile();
    return file ? [{ isFile: true, isDirectory: false, name: file.name, file: (give: (file: File) => void) => give(file) } as const] : [];
  });
}
