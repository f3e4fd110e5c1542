import { describe, expect, it } from 'vitest';
import type { HostShell, ShellOptions } from '#electron/host/shell/host-shell.ts';
import { localShell } from '#electron/host/shell/local-shell.ts';
import { planText } from '#shared/domain/host-changes/plan-text.ts';
import { findWay } from './find-way.ts';
import { helperText } from './helper-script.ts';
import { RootHelper } from './root-helper.ts';

interface Call {
  readonly argv: readonly string[];
  readonly stdin: string | undefined;
}

/** A host on which each program answers what is said here; others are not there. */
function hostOf(
  answers: Readonly<Record<string, string | { status: number; stdout?: string; stderr?: string }>>,
) {
  const calls: Call[] = [];
  const shell: HostShell = {
    run: async (argv, options: ShellOptions = {}) => {
      calls.push({ argv, stdin: options.stdin });
      const line = argv.join(' ');
      const [, answer] = Object.entries(answers).find(([start]) => line.startsWith(start)) ?? [];
      if (answer === undefined) return { status: 127, stdout: '', stderr: '' };
      return typeof answer === 'string'
        ? { status: 0, stdout: answer, stderr: '' }
        : { stdout: '', stderr: '', ...answer };
    },
  };
  return { shell, calls };
}

const plan = planText('One', [{ do: 'reserve-cpus', cpus: '1', when: 'boot' }]);
const shown = [
  'innkeeper-helper\t1',
  'file\tchanged\t/etc/default/grub',
  'diff\t--- /etc/default/grub',
  'diff\t+\tindented',
  'file\trebuilt\t/boot/initrd.img\t7000000',
  'command\tupdate-grub',
  'now\tWrite 4 to /sys/x, which says 0.',
  'note\t/etc/default/grub\tIt was changed since.',
  'note\t-\tNothing is built.',
  'problem\t0\tNO_SPACE\tThere is not enough room in /boot.\tpath=/boot\tneeded=2097152\tfree=1024',
  'problem\t-\tWHATEVER\tA newer helper says so.',
  'reboot\t1',
  'stamp\tabc',
].join('\n');

describe('the way to root', () => {
  const id = (uid: number) => `${uid}\n`;

  it.each([
    ['direct', true, { id: id(0) }],
    ['sudo', false, { id: id(1000), 'sudo -n -- id': id(0) }],
    ['script', false, { id: id(1000), 'pkexec --version': 'pkexec version 121' }],
    ['script', true, { id: id(1000) }],
  ] as const)('is %s (desktop: %s)', async (way, desktop, answers) => {
    expect((await findWay(hostOf(answers).shell, desktop)).way).toBe(way);
  });

  it('is pkexec where that very helper is installed with its policy', async () => {
    const answers = { id: id(1000), 'pkexec --version': '', 'cat -- /usr/share/polkit-1': '<policyconfig/>' };
    const path = 'cat -- /usr/lib/innkeeper/innkeeper-helper';
    expect(await findWay(hostOf({ ...answers, [path]: helperText }).shell, true)).toEqual({
      way: 'pkexec',
      helper: 'installed',
    });
    expect(await findWay(hostOf({ ...answers, [path]: 'older' }).shell, true)).toEqual({
      way: 'script',
      helper: 'outdated',
    });
  });
});

describe('the helper’s answers', () => {
  it('are a dry run', async () => {
    const { shell, calls } = hostOf({ '/bin/bash': shown });
    expect(await new RootHelper(shell, 'direct').dryRun(plan)).toEqual({
      files: [
        {
          path: '/etc/default/grub',
          becomes: 'changed',
          diff: '--- /etc/default/grub\n+\tindented\n',
          note: 'It was changed since.',
        },
        { path: '/boot/initrd.img', becomes: 'rebuilt', size: 7_000_000 },
      ],
      commands: [['update-grub']],
      now: ['Write 4 to /sys/x, which says 0.', 'Nothing is built.'],
      reboot: true,
      problems: [
        {
          step: 0,
          failure: {
            code: 'NO_SPACE',
            params: { path: '/boot', needed: '2 MiB', free: '1 KiB' },
            detail: 'There is not enough room in /boot.',
          },
        },
        { failure: { code: 'INTERNAL', params: {}, detail: 'A newer helper says so.' } },
      ],
      stamp: 'abc',
    });
    expect(calls[0]?.argv).toEqual(['/bin/bash', '-p', '-s', '--', 'dry-run']);
    expect(calls[0]?.stdin).toContain(plan);
  });

  it('are failures by their code, with how far it went', async () => {
    const { shell } = hostOf({
      'sudo -n --': {
        status: 1,
        stdout: 'run\t20260101-000000-1\ndoing\tWrite /etc/x\nfailed\tTIMEOUT\tnouveau does not let go.',
      },
    });
    await expect(new RootHelper(shell, 'sudo').apply(plan, 'a'.repeat(64))).rejects.toMatchObject({
      failure: { code: 'TIMEOUT', detail: 'nouveau does not let go.' },
      outcome: { run: '20260101-000000-1', log: ['Write /etc/x'] },
    });
  });

  it('are no dry run when they were cut off', async () => {
    const { shell } = hostOf({ '/bin/bash': shown.slice(0, -12) });
    await expect(new RootHelper(shell, 'direct').dryRun(plan)).rejects.toMatchObject({
      failure: { code: 'INTERNAL' },
    });
  });

  it('by polkit are of the installed helper, and a closed dialogue is a refusal', async () => {
    const { shell, calls } = hostOf({ pkexec: { status: 126, stderr: 'dismissed' } });
    await expect(new RootHelper(shell, 'pkexec').apply(plan, 'b'.repeat(64))).rejects.toMatchObject({
      failure: { code: 'AUTH_DENIED' },
    });
    expect(calls).toEqual([
      { argv: ['pkexec', '/usr/lib/innkeeper/innkeeper-helper', 'apply', 'b'.repeat(64)], stdin: plan },
    ]);
  });

  it('come from the real one by the script that carries it', async () => {
    const helper = new RootHelper(localShell(process.env), 'script');
    await expect(helper.dryRun('no-such-verb\n')).rejects.toMatchObject({
      failure: { code: 'INPUT_INVALID' },
    });
    const dry = await helper.dryRun(plan);
    expect(dry.files.map(file => file.path)).toContain('/etc/innkeeper/host.conf');
    await expect(helper.apply(plan, dry.stamp)).rejects.toMatchObject({ failure: { code: 'UNSUPPORTED' } });
  });
});
