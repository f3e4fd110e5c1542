export default function DisplayWindow() {
  return null;
}
