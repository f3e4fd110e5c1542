/** Runtimes of engines that give each container a small machine: Kata Containers, crun-vm and libkrun’s crun. */
const MACHINES = [/^kata(-|$)/, /^io\.containerd\.kata(\.|-|$)/, /^crun-vm$/, /^krun$/];
/** gVisor answers most system calls by a kernel of its own, which is a program of the host. */
const SANDBOXES = [/^runsc(-|$)/, /^io\.containerd\.runsc(\.|-|$)/, /^gvisor$/];

/** How a runtime keeps a container off the host’s kernel; undefined where it does not. */
export function apartBy(runtime: string): 'machine' | 'sandbox' | undefined {
  if (MACHINES.some(kind => kind.test(runtime))) return 'machine';
  return SANDBOXES.some(kind => kind.test(runtime)) ? 'sandbox' : undefined;
}

/** The one that keeps most apart, where there is one. */
export const machineRuntimeOf = (runtimes: readonly string[]): string | undefined =>
  runtimes.find(runtime => apartBy(runtime) === 'machine') ??
  runtimes.find(runtime => apartBy(runtime) === 'sandbox');

export const isMachineRuntime = (runtime: string): boolean => apartBy(runtime) !== undefined;

/** In the list of an engine’s runtimes. */
export function runtimeLabel(runtime: string): string {
  const kind = apartBy(runtime);
  if (kind === undefined) return runtime;
  return kind === 'machine' ? `${runtime}: a small machine` : `${runtime}: a kernel in user space`;
}
