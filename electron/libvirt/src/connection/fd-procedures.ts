/** Calls that pass file descriptors along with a message: Node's sockets can neither send nor take them. */
const FD_PROCEDURES = [
  'domainOpenGraphics',
  'domainOpenGraphicsFd',
  'domainCreateWithFiles',
  'domainCreateXmlWithFiles',
  'domainFdAssociate',
  'qemuDomainMonitorCommandWithFiles',
  'lxcDomainOpenNamespace',
] as const;

export type FdProcedure = (typeof FD_PROCEDURES)[number];

const names: ReadonlySet<string> = new Set(FD_PROCEDURES);

export const needsDescriptors = (name: string): name is FdProcedure => names.has(name);
