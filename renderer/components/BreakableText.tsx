/** Host names, addresses and value names break after a dot, slash or colon, or between joined words; never at a hyphen. */
export function BreakableText({ text }: { readonly text: string }) {
  const parts = text.split(/(?<=[./:\\,])(?![./:])|(?<=[a-z])(?=[A-Z])|(?<= )/);
  let offset = 0;
  return parts.map((part) => {
    offset += part.length;
    return (
      <span key={offset} className={part.length > 40 ? undefined : 'unbroken'}>
        {part}
        <wbr />
      </span>
    );
  });
}
