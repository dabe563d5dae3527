using System.Security.Cryptography;
using Farside.Products.Runner;

namespace Farside.Products.Recipes.Spectra;

/// <summary>Spectra to compare with: the models that come with Farside, and those of a folder.</summary>
sealed class SpectralLibrary
{
    const string Models = "Spectra/model-library.csv";
    const int MostFiles = 500;
    const long MostBytes = 8 << 20;
    static readonly string[] Endings = [".csv", ".tab", ".txt", ".asc", ".dat", ".ecsv"];

    SpectralLibrary(IReadOnlyList<LibrarySpectrum> spectra, IReadOnlyList<string> digests, IReadOnlyList<string> others) => (Spectra, Digests, Others) = (spectra, digests, others);

    public IReadOnlyList<LibrarySpectrum> Spectra { get; }

    /// <summary>Name and SHA-256 of every file of the folder that spectra came from.</summary>
    public IReadOnlyList<string> Digests { get; }

    /// <summary>Files of the folder that hold no reflectances.</summary>
    public IReadOnlyList<string> Others { get; }

    /// <param name="folder">Null for the models alone.</param>
    /// <exception cref="ProductException">No such folder, or too many files in it.</exception>
    public static SpectralLibrary Open(string? folder)
    {
        var (spectra, digests, others) = (LibraryFile.Read("model-library.csv", OwnModels()).ToList(), new List<string>(), new List<string>());
        foreach (var path in folder is null ? [] : Files(folder))
        {
            var (name, bytes) = (Path.GetFileName(path), File.ReadAllBytes(path));
            var found = LibraryFile.Read(name, System.Text.Encoding.UTF8.GetString(bytes));
            (found.Count > 0 ? digests : others).Add(found.Count > 0 ? $"{name} sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes))}" : name);
            spectra.AddRange(found.Select(spectrum => Named(spectrum, spectra)));
        }

        return new(spectra, digests, others);
    }

    // Two of one name are told apart by their files.
    static LibrarySpectrum Named(LibrarySpectrum spectrum, List<LibrarySpectrum> others) =>
        others.Exists(other => other.Name == spectrum.Name) ? spectrum with { Name = $"{spectrum.Name} ({spectrum.Source})" } : spectrum;

    static List<string> Files(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new ProductException(folder, "library", File.Exists(folder) ? "a file" : "nothing there", "a folder of spectra", "Give --library DIR.");
        }

        var files = Directory.EnumerateFiles(folder).Where(path => Endings.Contains(Path.GetExtension(path).ToLowerInvariant()) && new FileInfo(path).Length <= MostBytes).Order(StringComparer.Ordinal).ToList();
        return files.Count <= MostFiles ? files : throw new ProductException(folder, "library", $"{files.Count} files", $"at most {MostFiles}", "Give a smaller folder.");
    }

    static string OwnModels()
    {
        using var stream = typeof(SpectralLibrary).Assembly.GetManifestResourceStream(Models)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
