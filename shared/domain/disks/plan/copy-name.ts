const suffixes = /\.(qcow2|qcow|raw|img|vmdk|vdi|vhd|vhdx|qed)$/i;

/** `web.img` becomes `web.qcow2` where that is what is in it; devices have no suffix. */
export function nameParts(path: string, format: string, files: boolean): [stem: string, suffix: string] {
  const file = path.slice(path.lastIndexOf('/') + 1);
  const suffix = suffixes.exec(file)?.[0] ?? '';
  const stem = file.slice(0, file.length - suffix.length) || 'disk';
  if (!files) return [stem, ''];
  const fits = format === 'qcow2' ? /^\.qcow2$/i : /^\.(raw|img)$/i;
  return [stem, fits.test(suffix) ? suffix : `.${format === 'qcow2' ? 'qcow2' : 'img'}`];
}
