/** Puts a text in the clipboard; false where the browser refuses. */
export async function copyText(
  clipboard: Pick<Clipboard, 'writeText'>,
  text: string,
): Promise<boolean> {
  try {
    await clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
