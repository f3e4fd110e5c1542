/** Of dockerode, what @types/dockerode leaves out. */
declare module 'dockerode/lib/buildkit.js' {
  /** Reads a message of BuildKit's that came in base64. */
  export function decodeBuildKitStatus(message: string): unknown;
}
