using Xunit;

namespace NetGen.Generators.Tests.Diagnostics;

public class LayerDiagnosticTests
{
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
        "[Network(4)] [Dense(3, [|From = new string[0]|])]", "'From' must be the names of one layer or more; it is empty")]
    public void ArgumentOutOfRange(string attributes, string message) => DiagnosticAssert.Reports("NG0016", message, attributes + Class);

    [Theory]
    [InlineData("[Dense(3, [|(Activation)99|])]", "99")]
    [InlineData("[Dense(3)] [Activate([|(Activation)(-1)|])]", "-1")]
    public void UndefinedEnumValue(string layers, string value) => DiagnosticAssert.Reports(
        "NG0017", $"{value} is no member of 'Activation', which has Linear, Step, Sigmoid, Tanh, ReLU, Softmax", "[Network(4)] " + layers + Class);

    [Fact]
    public void WrongRank() => DiagnosticAssert.Reports(
        "NG0018", "'Dense' needs one input of shape (features); it gets 28×28×1", "[Network(28, 28, 1)] [[|Dense(3)|]]" + Class);

    [Theory]
    [InlineData("[Dense(2, Name = \"a\")] [[|Dense(3, From = new[] { \"input\", \"a\" })|]]", "Dense", "one input of shape (features)", "4, 2")]
    [InlineData("[Dense(2)] [[|Activate(Activation.ReLU, From = [\"input\", \"0\"])|]]", "Activate", "one input", "4, 2")]
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
    [InlineData("[Network(4)] [Dense(3)]")]
    [InlineData("[Network(28, 28, 1)] [Activate(Activation.Tanh)]")]
    [InlineData("[Network(4)] [Dense(3, Name = null, From = null, UseBias = false)]")]
    [InlineData("[Network(4)] [Dense(3, Name = \"0\")] [Dense(3, Name = \"7\")] [Dense(3, Name = \"00\")]")]
    [InlineData("[Network(4)] [Dense(3, Name = \"Überschicht 层 😀 \\\" \\\\ {0} */\")]")]
    [InlineData("[Network(4)] [Dense(3, From = [\"input\"])] [Dense(3, From = new[] { \"0\" })]")]
    [InlineData("[Network(4)] [Dense(3)] [Activate(Activation.Softmax)]")]
    public void Accepted(string attributes) => DiagnosticAssert.IsAccepted(attributes + Class);
}
