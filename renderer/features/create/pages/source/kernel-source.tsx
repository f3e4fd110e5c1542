import { TextAnswer } from '../../wizard/fields/text-answer.tsx';
import { ImageField } from './image-field.tsx';

/** A kernel that QEMU loads itself. */
export function KernelSource() {
  return (
    <>
      <ImageField path="source.kernel" what="kernel" wanted="file" placeholder="/boot/vmlinuz" />
      <ImageField path="source.initramfs" what="initramfs" wanted="file" placeholder="None" />
      <CommandLine />
    </>
  );
}

/** A distribution's folder on a web server. */
export function TreeSource() {
  return (
    <>
      <TextAnswer
        path="source.url"
        label="Address of the install tree"
        resettable={false}
        mono
        placeholder="https://…/dists/stable/main/installer-amd64/"
        hint="The folder that holds .treeinfo, or the distribution’s installer."
      />
      <CommandLine />
    </>
  );
}

const CommandLine = () => (
  <TextAnswer
    path="source.commandLine"
    resettable={false}
    label="Kernel command line"
    mono
    placeholder="console=ttyS0"
  />
);
