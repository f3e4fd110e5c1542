/** File systems of Linux take names of so many bytes. */
const FILE_NAME_BYTES = 255;

/** Why no new volume of a pool can have that name, in a sentence; undefined: it can. */
export function nameRefusal(name: string, files: boolean): string | undefined {
  if (name === '.' || name === '..' || name.includes('/')) return 'A name cannot hold a slash.';
  // oxlint-disable-next-line no-control-regex -- libvirt refuses line breaks, tools of the shell the rest
  if (/[\u0000-\u001f\u007f]/.test(name)) return 'A name cannot hold a line break or a control character.';
  if (name.trim() !== name) return 'A name cannot begin or end with a space.';
  if (new TextEncoder().encode(name).length > FILE_NAME_BYTES) return 'A name has at most 255 bytes.';
  // lvm(8), "Valid names"; ZFS takes no more than these.
  if (!files && !/^[A-Za-z0-9_.][A-Za-z0-9+_.-]*$/.test(name))
    return 'Here a name has letters without accents, digits, “.”, “_” and “-” alone.';
  return undefined;
}
