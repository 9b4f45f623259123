/**
 * Puts text on the clipboard, from within a click or a key press. By a selection, because the window is granted no
 * permission at all, and the asynchronous clipboard would need one.
 *
 * @returns whether it is there
 */
export function copyText(text: string): boolean {
  const focused = document.activeElement;
  const field = document.createElement('textarea');
  field.className = 'unseen';
  field.value = text;
  document.body.append(field);
  field.select();
  const copied = document.execCommand('copy');
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return copied;
}
