/** An engine gives a volume that nobody named an id for a name. */
export const isVolumeId = (name: string): boolean => /^[0-9a-f]{64}$/.test(name);

/** What a volume is called where a person reads it; the beginning of an id tells those without a name apart. */
export const volumeTitle = (name: string): string =>
  isVolumeId(name) ? `Without a name (${name.slice(0, 12)})` : name;
