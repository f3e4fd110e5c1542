/** What the Basic view asks for; problems of other fields are listed with the page they are on. */
export const basicFields: readonly string[] = [
  'source',
  'osId',
  'cloudInit',
  'unattended',
  'name',
  'vcpus',
  'memory',
  'disks.0',
  'connection',
  'pool',
  'nics.0',
];
