import type { HostTuning, KvmModule } from '../../contract/host-tuning.ts';
import { formatList } from './words.ts';
import { planned, type Remark, type TuningPlan, type When } from './plan.ts';

export type KvmModuleName = KvmModule['module'];

/** One option of a KVM module that people change (kernel: Documentation/admin-guide/kernel-parameters.txt, kvm.*). */
export interface KvmOption {
  readonly module: KvmModuleName;
  readonly name: string;
  readonly label: string;
  readonly about: string;
  /** Of a running module: its file can be written. Otherwise the module is loaded anew, without any guest. */
  readonly atOnce: boolean;
  /** What is said before it gets this value. */
  readonly caution?: { readonly value: boolean; readonly text: string };
}

const paging = 'The processor itself turns the guest’s addresses into the host’s.';
const slow = 'Without it every guest is several times slower: only for finding faults.';

export const kvmOptions: readonly KvmOption[] = [
  {
    module: 'kvm_intel',
    name: 'nested',
    label: 'Guests within guests',
    about: 'Guests may use KVM, Hyper-V or WSL 2 themselves; those with the CPU “host-passthrough” see it.',
    atOnce: false,
  },
  {
    module: 'kvm_amd',
    name: 'nested',
    label: 'Guests within guests',
    about: 'Guests may use KVM, Hyper-V or WSL 2 themselves; those with the CPU “host-passthrough” see it.',
    atOnce: false,
  },
  {
    module: 'kvm',
    name: 'ignore_msrs',
    label: 'Ignore unknown registers',
    about:
      'Windows 10 and 11, macOS and some anti-cheat drivers stop when a register of the processor is missing.',
    atOnce: true,
    caution: {
      value: true,
      text: 'A guest then gets zeros where it should be told that there is nothing: faults show elsewhere.',
    },
  },
  {
    module: 'kvm',
    name: 'report_ignored_msrs',
    label: 'Report them in the kernel’s log',
    about: 'Each unknown register is written to the log; some games fill it.',
    atOnce: true,
  },
  {
    module: 'kvm_intel',
    name: 'ept',
    label: 'Nested paging (EPT)',
    about: paging,
    atOnce: false,
    caution: { value: false, text: slow },
  },
  {
    module: 'kvm_amd',
    name: 'npt',
    label: 'Nested paging (NPT)',
    about: paging,
    atOnce: false,
    caution: { value: false, text: slow },
  },
  {
    module: 'kvm_intel',
    name: 'enable_apicv',
    label: 'Interrupts by the processor (APICv)',
    about: 'Interrupts reach the guest without a way through the host.',
    atOnce: false,
  },
  {
    module: 'kvm_amd',
    name: 'avic',
    label: 'Interrupts by the processor (AVIC)',
    about:
      'Interrupts reach the guest without a way through the host; nested guests and some features of Hyper-V turn it off.',
    atOnce: false,
  },
];

/** As it is now; undefined: the module is not loaded, or its version does not have it. */
export function optionNow(
  { kvm }: Pick<HostTuning, 'kvm'>,
  { module, name }: KvmOption,
): boolean | undefined {
  const value = kvm.find(each => each.module === module)?.parameters[name];
  return value === undefined ? undefined : /^[Yy1]/.test(value);
}

/** Options that this host has, by what is loaded. */
export function optionsOf(tuning: Pick<HostTuning, 'kvm'>): KvmOption[] {
  return kvmOptions.filter(option => optionNow(tuning, option) !== undefined);
}

/** Sets one option of a module. */
export function planOption(tuning: HostTuning, option: KvmOption, value: boolean, when: When): TuningPlan {
  const { module, name, label, caution } = option;
  const now = optionNow(tuning, option);
  return planned(
    `${value ? 'Turn on' : 'Turn off'}: ${label}`,
    when === 'now' && now === value
      ? []
      : [
          {
            do: 'module-options',
            module,
            options: [{ name, value: value ? '1' : '0' }],
            when,
            // KVM is loaded from the host's own disk: nothing of it is in the initramfs.
            initramfs: 'none',
          },
        ],
    [absent(option, now), busy(tuning, option, value, when)],
    [caution?.value === value ? { text: caution.text } : undefined, builtIn(tuning, option, when)],
  );
}

const absent = ({ module, name }: KvmOption, now: boolean | undefined): Remark | undefined =>
  now === undefined ? { text: `The module ${module} is not loaded, or has no option ${name}.` } : undefined;

/** A module in use cannot be loaded anew, and what is loaded keeps such an option. */
function busy(tuning: HostTuning, option: KvmOption, value: boolean, when: When): Remark | undefined {
  const { kvmGuests } = tuning;
  if (option.atOnce || when === 'boot' || optionNow(tuning, option) === value || kvmGuests.length === 0)
    return undefined;
  return {
    text: `${option.module} takes it only when it is loaded, and ${formatList(kvmGuests.map(({ name }) => `“${name}”`))} ${kvmGuests.length === 1 ? 'uses' : 'use'} it.`,
    remedy: 'Shut them down first, or set it for the next start of the host.',
  };
}

/** The file in modprobe.d says nothing to what is part of the kernel. */
function builtIn({ boot }: HostTuning, { module, name }: KvmOption, when: When): Remark | undefined {
  const word = boot.arguments.find(each => each.startsWith(`${module}.${name}=`));
  return word !== undefined && when !== 'now'
    ? {
        text: `The kernel is started with ${word}, which counts more than what is set here.`,
        remedy: 'Take it out of the boot loader’s configuration.',
      }
    : undefined;
}
