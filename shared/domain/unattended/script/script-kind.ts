/** Whose language a script is written in: Debian's and Ubuntu's, Red Hat's family, SUSE's. */
export type ScriptKind = 'preseed' | 'kickstart' | 'autoyast';

/** By the id that osinfo-db gives it, such as http://debian.org/debian/preseed/jeos. */
export function scriptKind(id: string): ScriptKind | undefined {
  return (['preseed', 'kickstart', 'autoyast'] as const).find(kind => id.includes(`/${kind}/`));
}

/**
 * Anaconda and YaST look by themselves for a medium of this label; Debian's installer reads only what is in its
 * own initramfs.
 */
export const ANSWERS_LABEL = 'OEMDRV';

/** The name under which each is found without being told. */
export const ANSWERS_FILE: Readonly<Record<ScriptKind, string>> = {
  preseed: 'preseed.cfg',
  kickstart: 'ks.cfg',
  autoyast: 'autoinst.xml',
};
