export default function DisplayTab() {
  return null;
}
