using System.Reflection;

namespace Farside.Products.Runner;

/// <summary>Which code made a product: the assembly's informational version, <c>number+commit</c>.</summary>
static class CodeVersion
{
    static readonly string[] Parts =
        (typeof(CodeVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "").Split('+', 2);

    public static string Number => Parts[0];

    /// <summary>Empty when built outside a repository.</summary>
    public static string Commit => Parts.Length > 1 ? Parts[1] : "";
}
