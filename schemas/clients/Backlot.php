<?php

declare(strict_types=1);

/**
 * Worlds of backlot for tests in PHP 8.1 and later, without dependencies.
 *
 * Made by `backlot client php` of backlot @@VERSION@@; make it anew after an update.
 *
 *     require_once __DIR__ . '/Backlot.php';           // or list it in composer.json: autoload-dev, files
 *
 *     final class WaitingTest extends PHPUnit\Framework\TestCase
 *     {
 *         use Backlot\HasWorld;                        // gives each test a world of its own
 *
 *         public function testThatItWaits(): void
 *         {
 *             $this->world->clock->advance(by: 'PT15M');
 *         }
 *     }
 *
 * A world has what each vendor's other side does, its clock, requests, events, faults, and so on: each call is a method.
 * The simulator is at BACKLOT_URL (http://127.0.0.1:4000), its admin token in BACKLOT_ADMIN_TOKEN. Members of a call are
 * named arguments, or one array or object; an empty object of JSON is `new \stdClass()`. Objects that are answered are
 * objects, so that they can be sent back as they are: `$chat->id`. When a test fails, its world's black box is written
 * below .backlot/black-boxes: `backlot replay FILE` sends its requests again.
 */

namespace Backlot;

const BLACK_BOX_FOLDER = '.backlot/black-boxes';

/** What the simulator refuses: `getMessage()` is the sentence, `getCode()` its code, such as 'ILLEGAL_MOVE'. */
final class Refused extends \RuntimeException
{
    /** The HTTP status is 0 where there was no answer. */
    public function __construct(string $message, string $code = '', public readonly int $status = 0)
    {
        parent::__construct($message);
        $this->code = $code;
    }
}

/** The status and the text of an answer; the status 0 and the reason where there is none. */
function send(string $method, string $url, ?object $body, array $headers): array
{
    $lines = ['content-type: application/json'];
    foreach ($headers as $name => $value) {
        $lines[] = "$name: $value";
    }
    $http = [
        'method' => $method,
        'header' => $lines,
        'protocol_version' => 1.1,
        'ignore_errors' => true,
        'follow_location' => 0,
        'timeout' => 86400,
    ];
    if ($body !== null) {
        $http['content'] = json_encode($body, JSON_THROW_ON_ERROR | JSON_PRESERVE_ZERO_FRACTION);
    }
    $reason = '';
    set_error_handler(static function (int $_, string $message) use (&$reason): bool {
        $reason = preg_replace('/^.*: /s', '', $message);
        return true;
    });
    try {
        $stream = fopen($url, 'r', false, stream_context_create(['http' => $http]));
    } finally {
        restore_error_handler();
    }
    if ($stream === false) {
        return [0, $reason];
    }
    $status = (int) explode(' ', stream_get_meta_data($stream)['wrapper_data'][0])[1];
    return [$status, stream_get_contents($stream)];
}

/** What the control plane answers, as text. */
function control(string $method, string $url, ?object $body = null): string
{
    $token = getenv('BACKLOT_ADMIN_TOKEN') ?: 'none';
    [$status, $text] = send($method, $url, $body, $token === 'none' ? [] : ['authorization' => "Bearer $token"]);
    if ($status === 0) {
        throw new Refused("$url cannot be reached ($text); start it with `backlot start`.");
    }
    if ($status >= 400) {
        $error = json_decode($text)->error ?? null;
        throw new Refused($error->message ?? "$url answered $status: $text", $error->code ?? '', $status);
    }
    return $text;
}

function decoded(string $text): mixed
{
    return $text === '' ? null : json_decode($text, flags: JSON_THROW_ON_ERROR);
}

function quoted(int|string $value): string
{
    return rawurlencode((string) $value);
}

function query(object $members): string
{
    return (array) $members === [] ? '' : '?' . http_build_query((array) $members);
}

/** What a call is told: an array or object, and named arguments. */
function told(array|object $body, array $members): object
{
    return (object) ($members + (array) $body);
}

/** Calls of the control plane about one world. */
abstract class Calls
{
    public function __construct(private readonly World $world)
    {
    }

    protected function call(string $method, string $path, ?object $body = null): mixed
    {
        return $this->world->call($method, $path, $body);
    }
}

/** One vendor in a world: its endpoint, its first credential, and what its other side does. */
abstract class Vendor extends Calls
{
    public readonly string $url;
    public readonly array $credentials;
    public readonly string $token;
    public readonly array $headers;

    public function __construct(World $world, string $name)
    {
        parent::__construct($world);
        $this->url = $world->urls->$name;
        $this->credentials = $world->credentials->$name;
        $this->token = $this->credentials[0]->token;
        [$header, $value] = explode(': ', $this->credentials[0]->header, 2);
        $this->headers = [$header => $value];
    }

    /** What the API answers to a document, sent with the first credential or other headers. */
    public function graphql(string $query, array|object $variables = [], ?array $headers = null): mixed
    {
        $body = (object) ['query' => $query, 'variables' => (object) $variables];
        [$status, $text] = send('POST', $this->url, $body, $headers ?? $this->headers);
        if ($status === 0) {
            throw new Refused("$this->url gave no answer: $text");
        }
        if ($status > 299) {
            throw new Refused("$this->url answered $status: $text", '', $status);
        }
        return decoded($text);
    }
}

// @@CLASSES@@
/** A world of its own: `end()` ends it. Options are those of POST /_sim/worlds. */
final class World
{
    public readonly string $id;
    public readonly object $urls;
    public readonly object $credentials;
// @@DECLARATIONS@@
    private readonly string $base;
    private static ?World $last = null;

    public function __construct(?string $url = null, mixed ...$options)
    {
        $base = rtrim($url ?? (getenv('BACKLOT_URL') ?: 'http://127.0.0.1:4000'), '/');
        $this->begin($base, decoded(control('POST', "$base/_sim/worlds", (object) $options)));
    }

    /** A world for a test that begins now. The world of the test before ends, and the last one when PHP does. */
    public static function ofTest(string $title, array $options = []): self
    {
        if (self::$last === null) {
            register_shutdown_function(static function (): void {
                try {
                    self::$last?->end();
                } catch (Refused) {
                    // A simulator that has ended has no worlds.
                }
            });
        }
        self::$last?->end();
        return self::$last = new self(...$options, test: $title);
    }

    /** Ends the world; one that has ended stays so. */
    public function end(): void
    {
        try {
            control('DELETE', "$this->base/_sim/worlds/$this->id");
        } catch (Refused $refusal) {
            if ($refusal->status !== 404) {
                throw $refusal;
            }
        }
    }

    /** A new world that is like this one now. */
    public function fork(mixed ...$options): self
    {
        $made = control('POST', "$this->base/_sim/worlds/$this->id/fork", (object) $options);
        $copy = (new \ReflectionClass(self::class))->newInstanceWithoutConstructor();
        $copy->begin($this->base, decoded($made));
        return $copy;
    }

    /** Writes the world's black box to a file, and answers its path. */
    public function keepBlackBox(string $title): string
    {
        $box = control('GET', "$this->base/w/$this->id/_sim/black-box" . query((object) ['title' => $title]));
        if (!is_dir(BLACK_BOX_FOLDER)) {
            mkdir(BLACK_BOX_FOLDER, recursive: true);
        }
        preg_match('/.{1,100}$/su', preg_replace('/[^\w.]+/u', '-', $title), $end);
        $path = BLACK_BOX_FOLDER . '/' . trim($end[0] ?? 'test', '-') . '.json';
        // For this user alone: what was sent is in it, with its secrets.
        touch($path);
        chmod($path, 0600);
        file_put_contents($path, $box);
        file_put_contents('php://stderr', "black box: $path; backlot replay $path\n");
        return $path;
    }

    /** Any call of the control plane about this world; the path is the one below /_sim. */
    public function call(string $method, string $path, ?object $body = null): mixed
    {
        return decoded(control($method, "$this->base/w/$this->id/_sim$path", $body));
    }

// @@METHODS@@

    private function begin(string $base, object $made): void
    {
        $this->base = $base;
        $this->id = $made->id;
        $this->urls = $made->urls;
        $this->credentials = $made->credentials;
// @@FIELDS@@
    }
}

/** PHPUnit: gives each test of a TestCase a world of its own, and writes the black box of one that fails. */
trait HasWorld
{
    protected World $world;

    /** The options of each test's world, those of POST /_sim/worlds; override it in a test case. */
    protected function worldOptions(): array
    {
        return [];
    }

    /** @before */
    #[\PHPUnit\Framework\Attributes\Before]
    protected function beginWorld(): void
    {
        $this->world = World::ofTest($this->titleOfTest(), $this->worldOptions());
    }

    protected function onNotSuccessfulTest(\Throwable $t): never
    {
        $others = ['PHPUnit\Framework\SkippedTest', 'PHPUnit\Framework\IncompleteTest', 'PHPUnit\Framework\Warning'];
        $isFailure = array_filter($others, static fn (string $type): bool => $t instanceof $type) === [];
        if (isset($this->world) && $isFailure) {
            try {
                $this->world->keepBlackBox($this->titleOfTest());
            } catch (Refused $refusal) {
                file_put_contents('php://stderr', "no black box: {$refusal->getMessage()}\n");
            }
        }
        parent::onNotSuccessfulTest($t);
    }

    private function titleOfTest(): string
    {
        $name = method_exists($this, 'nameWithDataSet') ? $this->nameWithDataSet() : $this->getName();
        return static::class . "::$name";
    }
}
