import type { ServerResponse } from 'node:http';
import { newNonce } from '#electron/fronts/content-policy.ts';

export type LoginNotice = 'none' | 'wrong-token' | 'link-used';

const notices: Record<LoginNotice, string> = {
  none: '',
  'wrong-token': 'That is not the token. Copy the whole line, without spaces.',
  'link-used': 'That link was used already: each works once. Make a new one, or paste the token.',
};

const style = `
:root { color-scheme: light dark; --bg: #f6f7f9; --surface: #fff; --line: #e1e5ea; --text: #16191f;
  --muted: #5b6470; --accent: #4f46e5; --on-accent: #fff; --err: #b91c1c; --err-soft: #fde8e8; }
@media (prefers-color-scheme: dark) { :root { --bg: #0f1217; --surface: #151a21; --line: #262e39;
  --text: #e8ebf0; --muted: #9aa5b3; --accent: #8b85ff; --on-accent: #0f1217; --err: #f87171; --err-soft: #3a1a1c; } }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--bg); color: var(--text);
  font: 14px/1.5 "Inter Variable", Inter, "Noto Sans", "DejaVu Sans", sans-serif; }
main { box-sizing: border-box; width: min(440px, calc(100vw - 32px)); padding: 32px; background: var(--surface);
  border: 1px solid var(--line); border-radius: 8px; }
h1 { margin: 0 0 4px; font-size: 20px; } p { margin: 0 0 16px; color: var(--muted); }
code { font-family: "JetBrains Mono", "DejaVu Sans Mono", monospace; font-size: 13px; color: var(--text); }
label { display: block; margin-bottom: 4px; font-weight: 600; }
input, button { box-sizing: border-box; width: 100%; height: 40px; border-radius: 6px; font: inherit; }
input { padding: 0 12px; border: 1px solid var(--line); background: var(--bg); color: var(--text); }
button { margin-top: 16px; border: 0; background: var(--accent); color: var(--on-accent); font-weight: 600; cursor: pointer; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.notice { padding: 8px 12px; border-radius: 6px; background: var(--err-soft); color: var(--err); }
`;

const page = (nonce: string, notice: LoginNotice): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Innkeeper</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<main>
<h1>Innkeeper</h1>
<p>On the machine where Innkeeper runs, <code>innkeeper serve --link</code> prints a link that opens it here.
Or paste the token from the file <code>token</code> in its state folder.</p>
${notice === 'none' ? '' : `<p class="notice" role="alert">${notices[notice]}</p>`}
<form method="post" action="/login">
<label for="token">Token</label>
<input id="token" name="token" type="password" autocomplete="current-password" required autofocus>
<button type="submit">Open</button>
</form>
</main>
</body>
</html>
`;

/** All that anybody without a session gets to see. */
export function sendLoginPage(response: ServerResponse, status: number, notice: LoginNotice): void {
  const nonce = newNonce();
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': [
      "default-src 'none'",
      `style-src 'nonce-${nonce}'`,
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    // With no-referrer, browsers send "Origin: null" when a form is posted, which we refuse.
    'referrer-policy': 'same-origin',
  });
  response.end(page(nonce, notice));
}
