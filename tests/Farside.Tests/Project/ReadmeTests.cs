using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Farside.Tests.Cli;

namespace Farside.Tests.Project;

/// <summary>The README cannot rot: what it tells to type is there.</summary>
public sealed partial class ReadmeTests
{
    static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../.."));

    [Fact]
    public void Every_command_of_the_readme_is_a_verb_with_help_and_every_option_it_shows_is_known()
    {
        foreach (var (verb, options) in Commands())
        {
            var (exitCode, help, _) = FarsideProcess.Run(verb, "--help");

            Assert.True(exitCode == 0, $"farside {verb} is in the README and no verb");
            Assert.All(options, option => Assert.Contains(option, help, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_file_the_readme_leads_to_is_there() =>
        Assert.All(Link().Matches(Readme()).Select(match => match.Groups[1].Value).Where(link => !link.Contains("://", StringComparison.Ordinal)),
            link => Assert.True(Path.Exists(Path.Combine(Root, link)), link));

    static List<(string Verb, string[] Options)> Commands()
    {
        var commands = Command().Matches(Readme()).Select(match => (match.Groups[1].Value, Option().Matches(match.Groups[2].Value).Select(option => option.Value).ToArray())).ToList();
        Assert.InRange(commands.Count, 4, 100);
        return commands;
    }

    static string Readme() => File.ReadAllText(Path.Combine(Root, "README.md"));

    static string Here([CallerFilePath] string path = "") => path;

    [GeneratedRegex(@"^\./farside (\w+)([^#\n]*)", RegexOptions.Multiline)]
    private static partial Regex Command();

    [GeneratedRegex(@"--[a-z-]+")]
    private static partial Regex Option();

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex Link();
}
