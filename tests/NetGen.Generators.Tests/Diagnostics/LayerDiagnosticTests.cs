using System;
using Xunit;

namespace NetGen.Generators.Tests.Diagnostics;

public class LayerDiagnosticTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("double.NaN")]
    public void LearningRateScaleOutOfRange(string scale) => DiagnosticAssert.Reports(
        "NG0016",
        $"'LearningRateScale' must be a finite number above 0 (Trainable = false freezes a layer); it is {scale.Replace("double.", "", System.StringComparison.Ordinal)}",
        $"[Network(4)] [Dense(3, [|LearningRateScale = {scale}|])] partial class Net;");

    private const string Class = " partial class Net;";

    [Theory]
    [InlineData("[[|Network(4)|]]")]
    [InlineData("[[|Network(4)|], Training(Loss.MeanSquaredError, Optimizer.SGD), System.Serializable]")]
    public void NoLayer(string attributes) => DiagnosticAssert.Reports(
        "NG0013", "The network 'Net' has no layer: put at least one layer attribute, such as [Dense(3)], after [Network]", attributes + Class);

    [Theory]
    [InlineData("[Network(4)] partial class Net; [[|Dense(3)|], [|Dense(2)|]] partial class Net;", "Dense")]
    [InlineData("[[|Activate(Activation.ReLU)|]] partial class Net; [Network(4), Dense(3)] partial class Net;", "Activate")]
    [InlineData(
        "[Network(4), Dense(3)] partial class Net; [[|Training(Loss.MeanSquaredError, Optimizer.SGD)|]] partial class Net;", "Training")]
    public void AttributeElsewhere(string source, string attribute) => DiagnosticAssert.Reports(
        "NG0014",
        $"[{attribute}] must be on the declaration of 'Net' that carries [Network]: across declarations layers have no order",
        source);

    [Theory]
    [InlineData("[[|Network|]]")]
    [InlineData("[[|Network()|]]")]
    [InlineData("[[|Network(null!)|]]")]
    [InlineData("[[|Network(new int[0])|]]")]
    public void EmptyInputShape(string network) => DiagnosticAssert.Reports(
        "NG0015",
        "The network 'Net' has no input shape: give the number of features of one sample, as in [Network(4)]",
        network + " [Dense(3)]" + Class);

    [Theory]
    [InlineData("[Network([|0|])] [Dense(3)]", "'inputShape' must be at least 1; it is 0")]
    [InlineData("[Network(4, [|-2|], 3)] [Dense(3)]", "'inputShape' must be at least 1; it is -2")]
    [InlineData("[Network(new[] { 4, [|-2|] })] [Dense(3)]", "'inputShape' must be at least 1; it is -2")]
    [InlineData("[Network([|inputShape: 0|])] [Dense(3)]", "'inputShape' must be at least 1; it is 0")]
    [InlineData("[Network(4)] [Dense([|0|])]", "'units' must be at least 1; it is 0")]
    [InlineData("[Network(4)] [Dense(activation: Activation.ReLU, [|units: -1|])] [Dense(3)]", "'units' must be at least 1; it is -1")]
    [InlineData("[Network(4)] [Dense([|0|])] [Dense([|0|])]", "'units' must be at least 1; it is 0")]
    [InlineData(
        "[Network(4)] [Dense(3, [|Initializer = Initializer.Constant|])]",
        "'InitializerScale' must be given for Constant, as the value all weights start at; it is not given")]
    [InlineData(
        "[Network(4)] [Dense(3, Initializer = Initializer.Constant, [|InitializerScale = double.PositiveInfinity|])]",
        "'InitializerScale' must be a finite number; it is Infinity")]
    [InlineData(
        "[Network(4)] [Dense(3, Initializer = Initializer.Normal, [|InitializerScale = 0|])]",
        "'InitializerScale' must be a finite number above 0; it is 0")]
    [InlineData(
        "[Network(4)] [Dense(3, Initializer = Initializer.Uniform, [|InitializerScale = 1e-50|])]",
        "'InitializerScale' must be a finite number above 0 in single precision; it is 1E-50")]
    [InlineData("[Network(4)] [Dropout([|1|])] [Dense(3)]", "'rate' must be at least 0 and below 1; it is 1")]
    [InlineData("[Network(4)] [Dropout([|rate: -0.5|])] [Dense(3)]", "'rate' must be at least 0 and below 1; it is -0.5")]
    [InlineData("[Network(4)] [Dropout([|double.NaN|])] [Dense(3)]", "'rate' must be at least 0 and below 1; it is NaN")]
    [InlineData("[Network(4)] [LayerNorm([|Epsilon = 0|])] [Dense(3)]", "'Epsilon' must be a finite number above 0; it is 0")]
    [InlineData("[Network(4)] [BatchNorm([|Epsilon = -1|])] [Dense(3)]", "'Epsilon' must be a finite number above 0; it is -1")]
    [InlineData("[Network(4)] [BatchNorm([|Momentum = 0|])] [Dense(3)]", "'Momentum' must be above 0 and at most 1; it is 0")]
    [InlineData("[Network(4)] [BatchNorm([|Momentum = 1.5|])] [Dense(3)]", "'Momentum' must be above 0 and at most 1; it is 1.5")]
    [InlineData(
        "[Network(4)] [Dense(3, [|From = new string[0]|])]", "'From' must be the names of one layer or more; it is empty")]
    public void ArgumentOutOfRange(string attributes, string message) => DiagnosticAssert.Reports("NG0016", message, attributes + Class);

    [Theory]
    [InlineData("[Dense(3, [|(Activation)99|])]", "99")]
    [InlineData("[Dense(3)] [Activate([|(Activation)(-1)|])]", "-1")]
    public void UndefinedEnumValue(string layers, string value) => DiagnosticAssert.Reports(
        "NG0017", $"{value} is no member of 'Activation', which has {string.Join(", ", Enum.GetNames<Activation>())}", "[Network(4)] " + layers + Class);

    [Fact]
    public void UndefinedInitializer() => DiagnosticAssert.Reports(
        "NG0017",
        "77 is no member of 'Initializer', which has Zeros, Constant, Uniform, Normal, GlorotUniform, GlorotNormal, HeUniform, HeNormal, LeCunUniform, LeCunNormal, Orthogonal",
        "[Network(4)] [Dense(3, [|Initializer = (Initializer)77|])]" + Class);

    [Theory]
    [InlineData("Initializer = Initializer.HeNormal, ", "HeNormal")]
    [InlineData("", "the initializer that the activation chooses")]
    public void UnusedInitializerScale(string initializer, string reader) => DiagnosticAssert.Reports(
        "NG0027",
        $"'InitializerScale' has no effect: {reader} reads none",
        $"[Network(4)] [Dense(3, {initializer}[|InitializerScale = 1|])]" + Class);

    [Fact]
    public void WrongRank() => DiagnosticAssert.Reports(
        "NG0018", "'Dense' needs one input of shape (features) or (time, features), which [Flatten] before it makes of an image; it gets 28×28×1", "[Network(28, 28, 1)] [[|Dense(3)|]]" + Class);

    [Theory]
    [InlineData("[Dense(2, Name = \"a\")] [[|Dense(3, From = new[] { \"input\", \"a\" })|]]", "Dense", "one input of shape (features) or (time, features)", "\"input\" (4 features), \"a\" (2 features)")]
    [InlineData("[Dense(2)] [[|Activate(Activation.ReLU, From = [\"input\", \"0\"])|]]", "Activate", "one input", "\"input\" (4 features), \"0\" (2 features)")]
    [InlineData("[Dense(2)] [[|Dropout(0.5, From = [\"input\", \"0\"])|]]", "Dropout", "one input", "\"input\" (4 features), \"0\" (2 features)")]
    [InlineData("[Dense(2)] [[|LayerNorm(From = [\"input\", \"0\"])|]]", "LayerNorm", "one input", "\"input\" (4 features), \"0\" (2 features)")]
    public void TooManyInputs(string layers, string layer, string need, string given) => DiagnosticAssert.Reports(
        "NG0018", $"'{layer}' needs {need}; it gets {given}", "[Network(4)] " + layers + Class);

    [Theory]
    [InlineData("[Network([|536870913|])] [Dense(1)]", "One sample", "536870913", "536870912")]
    [InlineData("[Network([|int.MaxValue|], int.MaxValue, int.MaxValue)] [Activate(Activation.ReLU)]", "One sample", "9903520300447984150353281023", "536870912")]
    [InlineData("[Network(30000)] [Dense(3)] [Dense(30000)] [[|Dense(30000)|]]", "The parameters up to this layer", "900240003", "536870912")]
    [InlineData("[Network(1)] [[|Dense(int.MaxValue)|]]", "The parameters up to this layer", "4294967294", "536870912")]
    [InlineData(
        "[Network(100000000)] [[|Dense(1)|]]", "The parameters up to this layer, padded to whole vectors,", "1600000016", "1073741824")]
    public void TooLarge(string attributes, string what, string count, string limit) => DiagnosticAssert.Reports(
        "NG0019", $"{what} would have {count} elements; the limit is {limit}", attributes + Class);

    [Theory]
    [InlineData("\"\"", "", "at least one character long")]
    [InlineData("\"input\"", "input", "other than \"input\", which is the network's own input")]
    [InlineData("\"block.1\"", "block.1", "without dots, which separate layer and tensor in files")]
    [InlineData("\"a\\nb\"", "a\\u000Ab", "printable text without control characters and broken surrogates")]
    [InlineData("\"\\ud800\"", "\\uD800", "printable text without control characters and broken surrogates")]
    [InlineData("\"1\"", "1", "other than the index of another layer")]
    public void InvalidName(string literal, string shown, string rule) => DiagnosticAssert.Reports(
        "NG0020",
        $"\"{shown}\" cannot name a layer: a name must be {rule}",
        $"[Network(4)] [Dense(3, [|Name = {literal}|])] [Dense(3)]" + Class);

    [Fact]
    public void DuplicateName() => DiagnosticAssert.Reports(
        "NG0021",
        "The name \"a\" is taken: layers 0 and 2 (counted from 0) both have it",
        "[Network(4)] [Dense(3, Name = \"a\")] [Dense(3)] [Dense(3, [|Name = \"a\"|])]" + Class);

    [Theory]
    [InlineData("[Dense(3, Name = \"a\")] [Dense(3, From = new[] { [|\"b\"|] })]", "1", "b", "\"input\", \"a\"")]
    [InlineData("[Dense(3, Name = \"a\", From = new string[] { [|null!|] })]", "a", "null", "\"input\"")]
    [InlineData("[Dense(3)] [Dense(3, From = [[|\"Input\"|]])]", "1", "Input", "\"input\", \"0\"")]
    [InlineData("[Dense(3, Name = \"a\")] [Dense(3, From = [[|\"0\"|]])]", "1", "0", "\"input\", \"a\"")]
    public void UnknownSource(string layers, string layer, string source, string known) => DiagnosticAssert.Reports(
        "NG0022", $"Layer \"{layer}\" reads \"{source}\", which does not exist; before it there are {known}", "[Network(4)] " + layers + Class);

    [Theory]
    [InlineData("[Dense(3, Name = \"a\", From = new[] { [|\"a\"|] })]", "a", "a")]
    [InlineData("[Dense(3, From = new string[] { [|\"1\"|] })] [Dense(3)]", "0", "1")]
    public void SourceNotBefore(string layers, string layer, string source) => DiagnosticAssert.Reports(
        "NG0023", $"Layer \"{layer}\" reads \"{source}\", which is not before it", "[Network(4)] " + layers + Class);

    [Fact]
    public void UnreadLayer() => DiagnosticAssert.Reports(
        "NG0024",
        "Nothing reads layer \"1\": the output is that of the last layer, \"end\", which does not depend on it",
        "[Network(4)] [Dense(3, Name = \"a\")] [[|Dense(3)|]] [Dense(3, Name = \"end\", From = [\"a\"])]" + Class);

    [Theory]
    [InlineData("[Dense(3, [|Activation.Softmax|])] [Dense(3)]", "0")]
    [InlineData("[Dense(3)] [Activate([|activation: Activation.Softmax|], Name = \"p\")] [Dense(3, Activation.Softmax)]", "p")]
    public void SoftmaxNotLast(string layers, string layer) => DiagnosticAssert.Reports(
        "NG0025",
        $"Layer \"{layer}\" has softmax but is not the last layer: softmax turns the outputs of a network into probabilities",
        "[Network(4)] " + layers + Class);

    [Theory]
    [InlineData("Dense(3, Activation.ReLU, ", "ReLU")]
    [InlineData("Dense(3, ", "Linear")]
    [InlineData("Activate(Activation.SELU, ", "SELU")]
    public void AlphaWithoutEffect(string layer, string activation) => DiagnosticAssert.Reports(
        "NG0027",
        $"'Alpha' has no effect: {activation} reads none",
        $"[Network(4)] [{layer}[|Alpha = 0.1|])]" + Class);

    [Theory]
    [InlineData("double.NaN", "a finite number", "NaN")]
    [InlineData("double.NegativeInfinity", "a finite number", "-Infinity")]
    [InlineData("1e300", "a finite number in single precision", "1E+300")]
    public void AlphaOutOfRange(string alpha, string range, string value) => DiagnosticAssert.Reports(
        "NG0016",
        $"'Alpha' must be {range}; it is {value}",
        $"[Network(4)] [Dense(3, Activation.ELU, [|Alpha = {alpha}|])]" + Class);

    [Theory]
    [InlineData("[Dense(5, [|Activation.Step|])] [Dense(3)]", "0")]
    [InlineData("[Dense(5)] [Activate([|Activation.Step|], Name = \"gate\")] [Dense(3)]", "gate")]
    public void HiddenWithoutGradient(string layers, string layer) => DiagnosticAssert.Reports(
        "NG0031",
        $"Layer \"{layer}\" of a network that is trained ends in Step, whose derivative is zero: the layers up to it would never learn",
        $"[Network(4)] {layers} [Training(Loss.MeanSquaredError, Optimizer.SGD)]" + Class);

    [Theory]
    [InlineData("[Network(4)] [Dense(3, Activation.Step)] [Dense(2)]")]
    [InlineData("[Network(4)] [Dense(3, Activation.LeakyReLU, Alpha = -1)] [Activate(Activation.PReLU, Alpha = 0)]")]
    [InlineData("[Network(4)] [Dense(3)]")]
    [InlineData("[Network(28, 28, 1)] [Activate(Activation.Tanh)]")]
    [InlineData("[Network(28, 28, 1)] [LayerNorm] [BatchNorm] [Activate(Activation.PReLU)]")]
    [InlineData("[Network(4)] [Dense(3, Name = null, From = null, UseBias = false)]")]
    [InlineData("[Network(4)] [Dense(3, Name = \"0\")] [Dense(3, Name = \"7\")] [Dense(3, Name = \"00\")]")]
    [InlineData("[Network(4)] [Dense(3, Name = \"Überschicht 层 😀 \\\" \\\\ {0} */\")]")]
    [InlineData("[Network(4)] [Dense(3, From = [\"input\"])] [Dense(3, From = new[] { \"0\" })]")]
    [InlineData("[Network(4)] [Dense(3)] [Activate(Activation.Softmax)]")]
    [InlineData("[Network(4)] [Dropout(0)] [LayerNorm] [Dense(3)] [LayerNorm(Epsilon = 1e-3)]")]
    [InlineData("[Network(28, 28, 1)] [Dropout(0.999)]")]
    [InlineData("[Network(4)] [Dense(3, Initializer = Initializer.Orthogonal)]")]
    [InlineData("[Network(4)] [Dense(3, Initializer = Initializer.Constant, InitializerScale = -1)]")]
    public void Accepted(string attributes) => DiagnosticAssert.IsAccepted(attributes + Class);
}
