export default function TextWindow() {
  return null;
}
