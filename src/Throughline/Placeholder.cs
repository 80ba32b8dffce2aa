namespace Throughline;
internal static class Placeholder;
