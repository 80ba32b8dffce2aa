namespace Throughline.App.Design;

/// <summary>A page that is not there outside development.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class DevelopmentOnlyAttribute : Attribute;
