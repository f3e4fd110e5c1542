const lines = (name: string) => [
  'Debian GNU/Linux 12 ' + name + ' tty1',
  '',
  `${name} login: sam`,
  'Password:',
  'Last login: Sun Nov 22 on tty1',
  `[sam@${name} ~]$ make -j4`,
  '  CC      src/main.o',
  '  LD      build/app',
  `[sam@${name} ~]$ _`,
];

/** A console's picture, so that thumbnails have something to show. */
export function drawScreen(name: string, width: number): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = (width * 3) / 4;
  const context = canvas.getContext('2d');
  if (context !== null) {
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.fillStyle = 'white';
    context.font = `${width / 40}px monospace`;
    lines(name).forEach((line, index) => context.fillText(line, 14, 28 + index * (width / 24)));
  }
  return new Promise(resolve => canvas.toBlob(blob => resolve(blob ?? new Blob()), 'image/png'));
}
