/** Runtimes of engines that give each container a small machine: Kata Containers, crun-vm and libkrun’s crun. */
const KINDS = [/^kata(-|$)/, /^io\.containerd\.kata(\.|-|$)/, /^crun-vm$/, /^krun$/];

export const machineRuntimeOf = (runtimes: readonly string[]): string | undefined =>
  runtimes.find(isMachineRuntime);

export const isMachineRuntime = (runtime: string): boolean => KINDS.some(kind => kind.test(runtime));
