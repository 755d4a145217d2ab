// Before a build has generated the exact class names, any name may be asked for.
declare module '*.module.scss' {
  const styles: { readonly [className: string]: string };
  export default styles;
}
