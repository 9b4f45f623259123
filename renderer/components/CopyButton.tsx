import { Button, Tooltip } from '@fluentui/react-components';
import { Checkmark16Regular, Copy16Regular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { copyText } from './copy-text';

type Copying = 'ready' | 'copied' | 'failed';

export interface CopyButtonProps {
  readonly text: string;
  /** What is copied, for the tooltip and for screen readers: "Copy the address". */
  readonly label: string;
  /** Shown on the button; without it there is only an icon. */
  readonly children?: string;
}

/** Copies a text, and says for two seconds whether that worked. */
export function CopyButton({ text, label, children }: CopyButtonProps) {
  const [copying, setCopying] = useState<Copying>('ready');
  useEffect(() => {
    if (copying === 'ready') return;
    const timer = setTimeout(() => setCopying('ready'), 2_000);
    return () => clearTimeout(timer);
  }, [copying]);
  const result = { ready: null, copied: 'Copied', failed: 'Not copied; select the text and copy it by hand' }[copying];
  return (
    <>
      <Tooltip content={result ?? label} relationship="label" {...(copying === 'ready' ? {} : { visible: true })}>
        <Button
          size="small"
          appearance="subtle"
          icon={copying === 'copied' ? <Checkmark16Regular /> : <Copy16Regular />}
          onClick={() => setCopying(copyText(text) ? 'copied' : 'failed')}
        >
          {children}
        </Button>
      </Tooltip>
      <span className="unseen" role="status">
        {result}
      </span>
    </>
  );
}
