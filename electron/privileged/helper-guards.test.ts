import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hostStepSchema } from '#shared/contract/host-step.ts';
import { planText } from '#shared/domain/host-changes/plan-text.ts';
import { helperText } from './helper-script.ts';
import { distributions } from './testing/distributions.ts';
import { copyPrograms, HostFolder } from './testing/host-tree.ts';

const [debian] = distributions;
if (!debian) throw new Error('There is no Debian.');
const isRoot = process.geteuid?.() === 0;

const planOf = (...steps: object[]) =>
  planText(
    'A change',
    steps.map(step => hostStepSchema.parse(step)),
  );
const argument = planOf({ do: 'kernel-arguments', loader: 'grub', add: ['intel_iommu=on'], remove: [] });
const binding = planOf({
  do: 'bind-at-boot',
  devices: [{ address: '0000:01:00.0', ids: '10de:2786' }],
  before: [],
  initramfs: 'initramfs-tools',
});
const frame = planOf({ do: 'shared-frame', user: 'ada' });

describe('the helper', () => {
  let host: HostFolder;
  let before: string[];
  beforeEach(() => {
    host = new HostFolder(debian);
    before = host.snapshot();
  });
  afterEach(() => host.remove());

  const at = (path: string) => join(host.root, path);
  /** The problems' codes, also those that `apply` names; and that nothing is changed by either. */
  function refused(plan: string): string[] {
    const now = host.snapshot();
    const dry = host.dryRun(plan);
    const applied = host.run(['apply', dry.stamp], plan);
    expect(applied.status).toBe(4);
    expect(host.snapshot()).toEqual(now);
    return [...dry.stdout.matchAll(/^problem\t\S+\t(\w+)\t/gm)].map(([, code = '']) => code);
  }

  it('follows no link, neither a file nor a folder', () => {
    renameSync(at('/etc/default/grub'), at('/etc/elsewhere'));
    symlinkSync('../elsewhere', at('/etc/default/grub'));
    expect(refused(argument)).toContain('STATE_INVALID');
    host.folder('/elsewhere');
    symlinkSync('/elsewhere', at('/etc/tmpfiles.d'));
    expect(refused(frame)).toContain('STATE_INVALID');
  });

  it('writes where root alone can write', () => {
    host.folder('/etc/tmpfiles.d');
    chmodSync(at('/etc/tmpfiles.d'), 0o777);
    expect(refused(frame)).toContain('STATE_INVALID');
  });

  it.skipIf(!isRoot)('writes over nobody else’s files', () => {
    chownSync(at('/etc/default/grub'), 1000, 1000);
    expect(refused(argument)).toContain('STATE_INVALID');
  });

  it('does not guess what a shell would make of a line', () => {
    host.write('/etc/default/grub', 'GRUB_CMDLINE_LINUX_DEFAULT="quiet $(cat /x)"\n');
    expect(refused(argument)).toContain('CONFLICT');
  });

  it('refuses what its dry run did not say', () => {
    const { stamp } = host.dryRun(argument);
    host.write('/etc/default/grub', 'GRUB_CMDLINE_LINUX_DEFAULT="quiet splash"\n');
    const changed = host.snapshot();
    expect(host.run(['apply', stamp], argument).status).toBe(3);
    expect(host.run(['apply', stamp], binding).status).toBe(3);
    expect(host.snapshot()).toEqual(changed);
  });

  it('puts everything back when a program of the host fails, or its work comes to nothing', () => {
    host.write(
      '/usr/sbin/update-initramfs',
      '#!/bin/bash\necho torn >/boot/initrd.img-6.1.0\necho no space >&2\nexit 1\n',
    );
    chmodSync(at('/usr/sbin/update-initramfs'), 0o755);
    before = host.snapshot();
    const failed = host.apply(binding);
    expect(failed.status).toBe(1);
    expect(failed.stdout).toMatch(/^log\tno space$/m);
    expect(failed.stdout).toMatch(/^state\tbefore$/m);
    expect(host.snapshot()).toEqual(before);

    host.write(
      '/usr/sbin/update-grub',
      '#!/bin/bash\necho "linux /vmlinuz by another file" >/boot/grub/grub.cfg\n',
    );
    chmodSync(at('/usr/sbin/update-grub'), 0o755);
    before = host.snapshot();
    expect(host.apply(argument).status).toBe(1);
    expect(host.snapshot()).toEqual(before);
  });

  it.skipIf(!isRoot)('sees that /boot is too full before it begins', () => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k,mode=755', 'tmpfs', at('/boot')]);
    try {
      host.write('/boot/initrd.img-6.1.0', 'x'.repeat(200 * 1024));
      expect(refused(binding)).toContain('NO_SPACE');
    } finally {
      execFileSync('umount', [at('/boot')]);
    }
  });

  it('lets one at a time change the host', async () => {
    const { stamp } = host.dryRun(argument);
    host.folder('/var/lib/innkeeper');
    const lock = at('/var/lib/innkeeper/lock');
    const holder = spawn('flock', [lock, 'bash', '-c', 'echo held; read -r'], { stdio: 'pipe' });
    await once(holder.stdout, 'data');
    expect(host.run(['apply', stamp], argument).status).toBe(5);
    const gone = once(holder, 'exit');
    holder.stdin.end('\n');
    await gone;
    expect(host.run(['apply', stamp], argument).status).toBe(0);
  });

  it('keeps a person’s edit of a file that is ours as a whole', () => {
    host.apply(frame);
    host.write('/etc/tmpfiles.d/innkeeper-looking-glass.conf', 'f /dev/shm/looking-glass 0600 eve eve -\n');
    expect(host.run(['status']).stdout).toMatch(/^file\tedited\t/m);
    expect(host.run(['undo']).status).toBe(0);
    expect(host.snapshot()).toEqual(before);
    const kept = execFileSync('find', [at('/var/lib/innkeeper/runs'), '-path', '*/edited/*', '-type', 'f'], {
      encoding: 'utf8',
    });
    expect(readFileSync(kept.trim(), 'utf8')).toContain('eve');
  });

  it('refuses to undo what it cannot tell from a person’s own, and changes nothing', () => {
    host.apply(argument);
    host.write('/etc/default/grub', 'GRUB_CMDLINE_LINUX_DEFAULT="$MINE intel_iommu=on"\n');
    const edited = host.snapshot();
    expect(host.run(['undo']).status).toBe(4);
    expect(host.snapshot()).toEqual(edited);
    expect(host.states()).toEqual(['after']);
  });

  it('has a later change of the same file undone first', () => {
    host.apply(frame);
    host.write('/etc/passwd', `${host.read('/etc/passwd')}eve:x:1001:1001::/:/bin/bash\n`);
    host.apply(planOf({ do: 'shared-frame', user: 'eve' }));
    const [first = '', second = ''] = [...host.run(['status']).stdout.matchAll(/^run\t(\S+)$/gm)].map(
      ([, run = '']) => run,
    );
    expect(host.run(['undo', first]).status).toBe(4);
    expect(host.run(['undo', second]).status).toBe(0);
    expect(host.read('/etc/tmpfiles.d/innkeeper-looking-glass.conf')).toContain('ada');
    expect(host.run(['undo', first]).status).toBe(0);
  });

  it('gives up on a write that the kernel does not come back from', () => {
    // Opening it waits for a reader, as a driver's unbind waits for its last user.
    execFileSync('mkfifo', [at('/hangs')]);
    const asking = helperText.replace(
      /\nmain "\$@"\nexit\n$/,
      () =>
        `\npoke 1 "$2/hangs" 1\necho $?\npoke 1 "$2/etc/passwd/none" 1\necho $?\npoke 1 "$2/etc/new" 1\necho $?\n`,
    );
    expect(host.run([], '', asking).stdout).toBe('2\n1\n0\n');
    expect(host.read('/etc/new')).toBe('1\n');
  });

  it.skipIf(!isRoot)('undoes itself in a rescue shell that has bash and coreutils alone', () => {
    host.apply(binding);
    const coreutils =
      'cat chmod cp cut date df env head ln mkdir mv od readlink rm rmdir sha256sum sort stat sync tail timeout';
    copyPrograms(
      host.root,
      coreutils.split(' ').map(name => `/usr/bin/${name}`),
    );
    host.folder('/dev');
    execFileSync('mknod', ['-m', '666', at('/dev/null'), 'c', '1', '3']);
    const undone = spawnSync(
      'chroot',
      [host.root, '/bin/bash', '-p', '/var/lib/innkeeper/innkeeper-helper', 'undo'],
      { encoding: 'utf8', env: { PATH: process.env['PATH'] } },
    );
    expect(undone.stdout + undone.stderr).toMatch(/^state\tbefore$/m);
    const own = (all: readonly string[]) => all.filter(line => !/^\/(usr|lib|lib64|bin|dev)\b/.test(line));
    expect(own(host.snapshot())).toEqual(own(before));
  });
});
