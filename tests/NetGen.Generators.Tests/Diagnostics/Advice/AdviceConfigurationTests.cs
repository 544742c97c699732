using System.Threading.Tasks;
using NetGen.Testing;
using Xunit;

namespace NetGen.Generators.Tests.Diagnostics.Advice;

/// <summary>Advice can be switched off, and is not given where there is an error.</summary>
public class AdviceConfigurationTests
{
    private const string Source = "using NetGen; [Network(4)] [Dense(1, Activation.Softmax)] partial class Net;";

    [Fact]
    public async Task ByAnEditorConfiguration()
    {
        RunOptions options = new() { Severities = EditorConfiguration.Severities("[*.cs]\ndotnet_diagnostic.NG0038.severity = none\n") };
        Assert.Single(await Analyzers.Run(GeneratorRunner.Run(Source)));
        Assert.Empty(await Analyzers.Run(GeneratorRunner.Run(Source, options)));
    }

    [Fact]
    public async Task ByAPragma() => Assert.Empty(await Analyzers.Run(GeneratorRunner.Run("#pragma warning disable NG0038\n" + Source)));

    [Theory]
    [InlineData("using NetGen; [Network(4)] [Dense(0)] [Dense(1, Activation.Softmax)] partial class Net;")]
    [InlineData("using NetGen; [Network(4)] [Dense(1, Activation.Softmax)] class Net;")]
    [InlineData("using NetGen; [Network(4)] [Dense(1, Activation.Softmax)] [Missing] partial class Net;")]
    [InlineData("using NetGen; [Network(\"4\")] [Dense(1, Activation.Softmax)] partial class Net;")]
    [InlineData("using NetGen; [Network] partial class Net;")]
    public async Task NotBesideAnError(string source) => Assert.Empty(await Analyzers.Run(GeneratorRunner.Run(source)));

    // A member in the way is an error of another kind: what the layers say can be read all the same.
    [Fact]
    public async Task BesideAnErrorInTheMembers()
    {
        GeneratorRun run = GeneratorRunner.Run(Source.Replace("class Net;", "class Net { int Predict; }", System.StringComparison.Ordinal));
        Assert.Equal("NG0010", Assert.Single(run.Diagnostics).Id);
        Assert.Equal("NG0038", Assert.Single(await Analyzers.Run(run)).Id);
    }
}
