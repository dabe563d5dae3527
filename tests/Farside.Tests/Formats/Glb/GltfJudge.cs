using System.Diagnostics;

namespace Farside.Tests.Formats.Glb;

/// <summary>Khronos' validator of glTF, from the web sources' node_modules. Tests skip with a line where it is absent.</summary>
static class GltfJudge
{
    const string Script = """
        const { validateBytes } = require(process.argv[1]);
        const fs = require('fs');
        validateBytes(new Uint8Array(fs.readFileSync(process.argv[2]))).then(report => {
          const { numErrors, numWarnings, numInfos, messages } = report.issues;
          console.log(numErrors, numWarnings, report.info.totalTriangleCount, report.info.totalVertexCount);
          console.error(JSON.stringify(messages));
        });
        """;

    public static (int Errors, int Warnings, int Triangles, int Vertices, string Messages) Ask(string path)
    {
        var module = Module();
        Skip.If(module is null, "No glTF validator to judge by: npm ci in web/");
        using var node = Process.Start(new ProcessStartInfo("node", ["-e", Script, module!, path]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = node.StandardError.ReadToEndAsync();
        var words = node.StandardOutput.ReadToEnd().Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        node.WaitForExit();
        Assert.True(words.Length == 4, errors.Result);
        var numbers = Array.ConvertAll(words, int.Parse);
        return (numbers[0], numbers[1], numbers[2], numbers[3], errors.Result);
    }

    static string? Module()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Combine(folder.FullName, "web", "node_modules", "gltf-validator") is var module && Directory.Exists(module))
                return module;
        }

        return null;
    }
}
