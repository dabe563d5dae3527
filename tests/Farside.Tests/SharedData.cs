namespace Farside.Tests;

/// <summary>
/// Real files for tests: <c>FARSIDE_DATA</c>, or the folder <c>shared/data</c> beside the checkout. Tests skip with a line where it is
/// absent.
/// </summary>
public static class SharedData
{
    static readonly string? Root = Environment.GetEnvironmentVariable("FARSIDE_DATA") ?? FindBeside();

    /// <summary>The absolute path of a real file or folder; skips the calling test (a SkippableFact) where it is absent.</summary>
    public static string Require(string relative)
    {
        var path = Root is null ? null : Path.Combine(Root, relative);
        Skip.If(path is null || !(File.Exists(path) || Directory.Exists(path)),
            $"Real file {relative} is not here: set FARSIDE_DATA to the folder that holds it.");
        return path!;
    }

    static string? FindBeside()
    {
        for (var here = new DirectoryInfo(AppContext.BaseDirectory); here is not null; here = here.Parent)
        {
            var data = Path.Combine(here.FullName, "shared", "data");
            if (Directory.Exists(data))
            {
                return data;
            }
        }

        return null;
    }
}
