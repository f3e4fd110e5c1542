/** The last word of an image's path, without tag and digest: of `registry/team/web:2` it is `web`. */
export function shortImageName(image: string): string {
  const path = image.split('@')[0] ?? image;
  const last = path.split('/').at(-1) ?? path;
  return last.split(':')[0] ?? last;
}
