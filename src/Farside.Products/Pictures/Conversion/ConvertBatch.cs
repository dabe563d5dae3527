using Farside.Core;

namespace Farside.Products.Pictures.Conversion;

/// <summary>Converts many files, several at once; one that fails does not stop the others.</summary>
/// <param name="progress">Told how many files are done.</param>
public sealed class ConvertBatch(ConvertOptions options, int jobs, Action<int> progress)
{
    readonly Lock _lock = new();

    public ConvertReport Run(IEnumerable<string> files, string folder, CancellationToken cancel)
    {
        if (File.Exists(folder))
        {
            throw new ConvertException(folder, "a file", "a folder to write pictures to");
        }

        Directory.CreateDirectory(folder);
        var targets = ConvertTarget.Plan(files, folder);
        var results = new object[targets.Count];
        var done = 0;
        Parallel.For(
            0, targets.Count, new() { MaxDegreeOfParallelism = jobs, CancellationToken = cancel }, () => new Converter(options),
            (i, _, converter) =>
            {
                results[i] = Convert(converter, targets[i], cancel);
                lock (_lock)
                {
                    progress(++done);
                }

                return converter;
            },
            converter => converter.Dispose());
        return new([.. results.OfType<ConvertedPicture>()], [.. results.OfType<ConvertRefusal>()]);
    }

    static object Convert(Converter converter, ConvertTarget target, CancellationToken cancel)
    {
        try
        {
            return converter.Convert(target, cancel);
        }
        catch (FarsideException refusal)
        {
            return new ConvertRefusal(target.Source, Named(refusal.Message, target.Source));
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            return new ConvertRefusal(target.Source, $"{target.Source}: {refusal.Message}");
        }
    }

    static string Named(string message, string file) => message.Contains(Path.GetFileName(file), StringComparison.Ordinal) ? message : $"{file}: {message}";
}
