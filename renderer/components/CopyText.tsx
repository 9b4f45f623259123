import { Button } from '@fluentui/react-components';
import { BreakableText } from './BreakableText';
import { CopyButton } from './CopyButton';
import './CopyText.css';

export interface CopyTextProps {
  readonly text: string;
  /** What is copied: "Copy the address". */
  readonly label: string;
  /** For an address that can be opened in the system's browser. */
  readonly onOpen?: (address: string) => void;
}

/** A site may be offline: addresses and commands are text to copy, never only a link. */
export function CopyText({ text, label, onOpen }: CopyTextProps) {
  return (
    <div className="copy-text">
      <code>
        <BreakableText text={text} />
      </code>
      <CopyButton text={text} label={label} />
      {onOpen && text.startsWith('https://') && (
        <Button size="small" appearance="subtle" onClick={() => onOpen(text)} aria-label={`Open ${text}`}>
          Open
        </Button>
      )}
    </div>
  );
}
