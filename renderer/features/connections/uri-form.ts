import { z } from 'zod';

const ipv6 = /^\[?[0-9a-f]*:[0-9a-f:.]*:[0-9a-f.]*(%25\w+)?\]?$/i;

/** What it takes to reach a host over ssh; it turns into one libvirt URI. Source: libvirt.org/uri.html. */
export const sshFormSchema = z.object({
  host: z
    .string()
    .trim()
    .min(1, 'Type the name or address of the host.')
    .regex(/^(?!-)[^\s/@?#]+$/, 'A host name holds no spaces and none of / @ ? #, and begins with no dash.')
    .refine(host => !host.includes(':') || ipv6.test(host), 'The port has a field of its own.'),
  user: z
    .string()
    .trim()
    .regex(
      /^(?!-)[^\s/@?#:]*$/,
      'A user name holds no spaces and none of / @ ? # :, and begins with no dash.',
    ),
  port: z
    .string()
    .trim()
    .refine(
      port => port === '' || (/^\d+$/.test(port) && +port >= 1 && +port <= 65535),
      'A port is a number from 1 to 65535.',
    ),
  keyfile: z.string().trim(),
  daemon: z.enum(['system', 'session']),
});
export type SshForm = z.infer<typeof sshFormSchema>;

export function buildUri(form: SshForm): string {
  const user = form.user ? `${encodeURIComponent(form.user)}@` : '';
  const host = form.host.includes(':') && !form.host.startsWith('[') ? `[${form.host}]` : form.host;
  const port = form.port ? `:${form.port}` : '';
  const query = form.keyfile ? `?keyfile=${encodeURIComponent(form.keyfile).replaceAll('%2F', '/')}` : '';
  return `qemu+ssh://${user}${host}${port}/${form.daemon}${query}`;
}

/** Shown under the field: each is a whole URI that a person can take and change. */
export const uriExamples: readonly { uri: string; meaning: string }[] = [
  { uri: 'qemu:///system', meaning: 'the guests of this computer' },
  { uri: 'qemu:///session', meaning: 'your own guests on this computer, without root' },
  { uri: 'qemu+ssh://root@build-01/system', meaning: 'another machine, over ssh' },
  { uri: 'qemu+ssh://sam@10.0.0.5:2222/session', meaning: 'your own guests there, ssh on port 2222' },
  { uri: 'qemu+unix:///system?socket=/run/other/libvirt-sock', meaning: 'a daemon with a socket of its own' },
  { uri: 'lxc:///system', meaning: 'containers run by libvirt' },
];
