/** Names of the sockets by which engines of containers, builders and libvirt are commanded. */
const sockets: ReadonlySet<string> = new Set([
  'docker.sock',
  'podman.sock',
  'containerd.sock',
  'crio.sock',
  'buildkitd.sock',
  'libvirt-sock',
  'virtqemud-sock',
  'virtlxcd-sock',
]);

/** Whether whoever talks to it commands an engine, and with it the host. By its name, wherever it lies. */
export const isEngineSocket = (path: string): boolean => sockets.has(path.slice(path.lastIndexOf('/') + 1));
