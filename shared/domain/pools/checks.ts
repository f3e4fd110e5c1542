import type { PoolValue } from './kind.ts';

type Check = (value: PoolValue) => string | undefined;

export const isEmpty = (value: PoolValue | undefined): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

export const textOf = (value: PoolValue | undefined): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';

const matching =
  (pattern: RegExp, wrong: string): Check =>
  value =>
    pattern.test(textOf(value)) ? undefined : wrong;

export const absolutePath = matching(/^\/[^\n]*$/, 'Give the whole path on the host, from / on.');

/** A folder that nothing of the host itself is in; libvirt would make its volumes of all that is there. */
export const targetFolder: Check = value => {
  const wrong = absolutePath(value);
  if (wrong !== undefined) return wrong;
  const path = textOf(value).replace(/\/+$/, '') || '/';
  return SYSTEM.has(path)
    ? `${path} belongs to the host’s own system. Choose a folder of its own.`
    : undefined;
};

const SYSTEM = new Set(
  '/ /bin /boot /dev /etc /home /lib /lib64 /proc /root /run /sbin /sys /tmp /usr /var /var/lib'.split(' '),
);

export const devicePath = matching(/^\/dev\/\S+$/, 'Give a device of the host, such as /dev/sdb.');

export const host = matching(
  /^([A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?|[0-9A-Fa-f:]+(%\w+)?)$/,
  'Give a name such as nas.example.org, or an address, without a port.',
);

/** https://www.rfc-editor.org/rfc/rfc3720#section-3.2.6.3.1, as libvirt’s schema has it. */
export const qualifiedName = matching(
  /^iqn\.\d{4}-(0[1-9]|1[0-2])\.[A-Za-z0-9.-]+(:.+)?$/,
  'Give a name such as iqn.2004-10.com.example:storage.',
);

export const worldWideName = matching(/^[0-9a-fA-F]{16}$/, 'Give sixteen hexadecimal digits.');

/** https://man7.org/linux/man-pages/man8/lvm.8.html, under VALID NAMES. */
export const groupName = matching(
  /^(?!\.{1,2}$)[A-Za-z0-9_.+][A-Za-z0-9_.+-]{0,126}$/,
  'Give letters, digits and + _ . - only; it cannot begin with a hyphen.',
);

export const plainName = matching(/^[^\s/][^\n]*$/, 'Give a name without a slash at its beginning.');
