/** A page that Next.js renders once, for all visitors. */
export default function Home() {
  return <h1>Latch and Next.js</h1>;
}
