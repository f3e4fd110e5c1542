export default function ShortcutSheet(_props: { onClose: () => void }) {
  return null;
}
