using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;

namespace Farside.Cli;

/// <summary>A command line that means nothing: a line for each mistake on stderr, and where to read more.</summary>
static class Misuse
{
    /// <returns>The exit code, 1.</returns>
    public static int Report(ParseResult parsed)
    {
        if (parsed.Tokens.Count == 0)
        {
            parsed.RootCommandResult.Command.Parse("--help").Invoke(new() { Output = Console.Error });
            return 1;
        }

        foreach (var line in Lines(parsed))
        {
            Console.Error.WriteLine(line);
        }

        return 1;
    }

    /// <summary>Words such as <c>--nosuch</c> that landed where a file or a recipe belongs.</summary>
    public static IEnumerable<string> UnknownOptions(ParseResult parsed) =>
        from argument in parsed.CommandResult.Children.OfType<ArgumentResult>()
        from token in argument.Tokens
        where token.Value is ['-', _, ..] && !Path.Exists(token.Value)
        select token.Value;

    static IEnumerable<string> Lines(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var unknown = UnknownOptions(parsed).Concat(parsed.UnmatchedTokens).Distinct().ToList();
        foreach (var word in unknown)
        {
            yield return $"{word}: found no such {(word.StartsWith('-') ? "option" : command is RootCommand ? "verb" : "argument")}; expected {Expected(command, word)}.";
        }

        // The parser's own lines about the same words, and about what is missing only because of them, would say it twice.
        foreach (var error in unknown.Count > 0 ? [] : parsed.Errors.Select(error => error.Message).Distinct())
        {
            yield return error.ReplaceLineEndings(" ").Trim();
        }

        yield return $"More: {Name(command)} --help";
    }

    static string Expected(Command command, string word) => word.StartsWith('-') ? string.Join(", ", command.Options.Select(option => option.Name).DefaultIfEmpty("a verb first"))
        : command is RootCommand ? string.Join(", ", command.Subcommands.Select(verb => verb.Name))
        : command.Arguments.Count == 0 ? "options only"
        : command.Arguments is [var only] ? $"one {only.Name}"
        : throw new UnreachableException("A verb has at most one argument.");

    static string Name(Command command) => command is RootCommand ? "farside" : $"farside {command.Name}";
}
