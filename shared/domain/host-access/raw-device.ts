const raw =
  /^\/dev\/(mem|kmem|port|sd[a-z]+\d*|vd[a-z]+\d*|xvd[a-z]+\d*|nvme\d+(n\d+(p\d+)?)?|dm-\d+|mapper\/.+|md\d+(p\d+)?|loop\d+(p\d+)?)$/;

/** Whether it is memory or a disk of the host: what is written there goes past all files and their owners. */
export const isRawDevice = (path: string): boolean => raw.test(path);
