/** The text of a file of ours, built into the bundle. */
declare module '*?raw' {
  const text: string;
  export default text;
}
