export default function TextTab() {
  return null;
}
