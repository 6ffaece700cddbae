export default function Forbidden() {
  return <h1>Your role is too low for this page</h1>;
}
